package dev.quorate.journal;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;

/// What is wrong with a stored body, as one clause that names the field. Jackson's own words are for the log.
final class BodyFault {
    private BodyFault() {}

    /// `noun` is what the body as a whole is called.
    static String in(JsonProcessingException fault, String noun) {
        return switch (fault) {
            case UnrecognizedPropertyException unknown -> "this version knows no field " + path(unknown, noun);
            case InvalidTypeIdException kind
            when kind.getTypeId() == null -> "the kind of " + path(kind, noun) + " is missing";
            case InvalidTypeIdException kind ->
                "this version knows no kind `" + kind.getTypeId() + "` at " + path(kind, noun);
            case JsonMappingException value
            when !(value.getCause() instanceof JsonParseException) ->
                "the field " + path(value, noun) + " does not hold what it should";
            default -> "it is no whole JSON";
        };
    }

    /// `request.plan.steps[3].action`, counted from 0 as JSON does; the whole itself has no name.
    private static String path(JsonMappingException fault, String noun) {
        var path = new StringBuilder();
        for (var part : fault.getPath()) {
            if (part.getFieldName() != null) {
                path.append(path.isEmpty() ? "" : ".").append(part.getFieldName());
            } else {
                path.append('[').append(part.getIndex()).append(']');
            }
        }
        return path.isEmpty() ? noun : path.toString();
    }
}

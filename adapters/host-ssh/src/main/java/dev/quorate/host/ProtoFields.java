package dev.quorate.host;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/// The fields of one small protobuf message: enough to read two numbers out of a log without a dependency.
record ProtoFields(Map<Integer, Long> numbers, Map<Integer, ByteBuffer> pieces) {
    private static final int VARINT = 0;
    private static final int EIGHT_BYTES = 1;
    private static final int LENGTH = 2;
    private static final int FOUR_BYTES = 5;

    /// What follows bytes that are no protobuf is left out.
    static ProtoFields of(ByteBuffer message) {
        var fields = new ProtoFields(new HashMap<>(), new HashMap<>());
        var bytes = message.duplicate();
        try {
            var more = true;
            while (more && bytes.hasRemaining()) {
                more = fields.add(bytes);
            }
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            // Cut off in the middle of a field: what came before it stands.
        }
        return fields;
    }

    /// Zero, as protobuf has it, for a field that is not there.
    long number(int field) {
        return numbers.getOrDefault(field, 0L);
    }

    ByteBuffer bytes(int field) {
        return pieces.getOrDefault(field, ByteBuffer.allocate(0));
    }

    private boolean add(ByteBuffer bytes) {
        var tag = varint(bytes);
        var field = (int) (tag >>> 3);
        switch ((int) (tag & 7)) {
            case VARINT -> numbers.put(field, varint(bytes));
            case EIGHT_BYTES -> bytes.position(bytes.position() + Long.BYTES);
            case FOUR_BYTES -> bytes.position(bytes.position() + Integer.BYTES);
            case LENGTH -> {
                var length = varint(bytes);
                if (length < 0 || length > bytes.remaining()) {
                    return false;
                }
                pieces.put(field, bytes.slice(bytes.position(), (int) length));
                bytes.position(bytes.position() + (int) length);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static long varint(ByteBuffer bytes) {
        var value = 0L;
        for (var shift = 0; shift < Long.SIZE; shift += 7) {
            var next = bytes.get();
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number of more than 64 bits");
    }
}

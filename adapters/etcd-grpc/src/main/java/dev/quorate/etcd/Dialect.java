package dev.quorate.etcd;

import com.google.protobuf.UnknownFieldSet;
import dev.quorate.core.cluster.Alarm;
import dev.quorate.core.cluster.ClusterId;
import dev.quorate.core.cluster.EndpointView;
import dev.quorate.core.cluster.Member;
import dev.quorate.core.cluster.MemberId;
import dev.quorate.core.cluster.Url;
import dev.quorate.core.cluster.Version;
import io.etcd.jetcd.api.AlarmMember;
import io.etcd.jetcd.api.AlarmRequest;
import io.etcd.jetcd.api.AlarmResponse;
import io.etcd.jetcd.api.MemberListRequest;
import io.etcd.jetcd.api.MemberListResponse;
import io.etcd.jetcd.api.StatusResponse;
import java.util.List;
import java.util.Optional;

/// etcd's messages, to and from the nouns of the core.
final class Dialect {
    private static final int LINEARIZABLE = 1;
    private static final int CORRUPT = 2;

    private Dialect() {}

    /// Field 1, `linearizable`, is younger than jetcd's messages (etcd 3.5); 3.4 ignores it and answers from
    /// what the member has applied, which is why a linearizable read goes before it.
    static MemberListRequest currentMembers() {
        var yes = UnknownFieldSet.Field.newBuilder().addVarint(1).build();
        return MemberListRequest.newBuilder()
                .setUnknownFields(
                        UnknownFieldSet.newBuilder().addField(LINEARIZABLE, yes).build())
                .build();
    }

    static AlarmRequest allAlarms() {
        return AlarmRequest.newBuilder().setAction(AlarmRequest.AlarmAction.GET).build();
    }

    /// Empty for a version that is not one: whatever answers there is not an etcd we know.
    static Optional<EndpointView.Status> status(StatusResponse answer) {
        return Version.parse(answer.getVersion())
                .map(version -> new EndpointView.Status(
                        new ClusterId(answer.getHeader().getClusterId()),
                        new MemberId(answer.getHeader().getMemberId()),
                        version,
                        new MemberId(answer.getLeader()),
                        answer.getRaftTerm(),
                        answer.getRaftIndex(),
                        answer.getRaftAppliedIndex(),
                        answer.getDbSize(),
                        answer.getDbSizeInUse(),
                        answer.getIsLearner(),
                        List.copyOf(answer.getErrorsList())));
    }

    /// Empty where a member has no peer URL that we can read: without one we do not know who it is.
    static Optional<List<Member>> members(MemberListResponse answer) {
        var members = answer.getMembersList().stream().map(Dialect::member).toList();
        return members.stream().allMatch(Dialect::isReadable) ? Optional.of(members) : Optional.empty();
    }

    static List<Alarm> alarms(AlarmResponse answer) {
        return answer.getAlarmsList().stream().map(Dialect::alarm).toList();
    }

    private static Member member(io.etcd.jetcd.api.Member member) {
        return new Member(
                new MemberId(member.getID()),
                member.getName(),
                urls(member.getPeerURLsList()),
                urls(member.getClientURLsList()),
                member.getIsLearner());
    }

    private static boolean isReadable(Member member) {
        return !member.peerUrls().isEmpty();
    }

    /// A member may listen on `unix://` as well; what is no URL of a host is left out.
    private static List<Url> urls(List<String> texts) {
        return texts.stream().map(Url::parse).flatMap(Optional::stream).toList();
    }

    /// The number, not the enum: jetcd's stops at NOSPACE.
    private static Alarm alarm(AlarmMember alarm) {
        var kind = switch (alarm.getAlarmValue()) {
            case io.etcd.jetcd.api.AlarmType.NOSPACE_VALUE -> Alarm.Kind.NOSPACE;
            case CORRUPT -> Alarm.Kind.CORRUPT;
            default -> Alarm.Kind.UNKNOWN;
        };
        return new Alarm(new MemberId(alarm.getMemberID()), kind);
    }
}

package io.ringback.asterisk;

import io.ringback.event.AutoResponderAction;
import io.ringback.event.AutoResponderInstruction;
import io.ringback.event.CallEventType;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does with Asterisk's help what the bot is told: send or say the number, find messages, discard them. */
final class Attendant {
    private static final Logger LOG = LoggerFactory.getLogger(Attendant.class);

    /** An older instruction is of no use: the agent has long been told, or hung up. */
    private static final Duration OF_USE = Duration.ofMinutes(1);

    private final Switch pbx;
    private final Phones phones;
    private final CallRecords records;
    private final LeaseTable leases;
    private final Bot bot = new Bot();
    private final Gateway gateway;

    Attendant(Switch pbx, Phones phones, CallRecords records, LeaseTable leases, Gateway gateway) {
        this.pbx = pbx;
        this.phones = phones;
        this.records = records;
        this.leases = leases;
        this.gateway = gateway;
    }

    /**
     * An instruction of any gateway's; messages are discarded by number, the rest is for this gateway's calls.
     *
     * @param inTurn runs what Asterisk's answers lead to, one at a time with everything else
     */
    void instructed(AutoResponderInstruction instruction, Instant written, Instant now, Executor inTurn) {
        if (instruction.getAction() == AutoResponderAction.DISCARD_MESSAGES) {
            discard(instruction);
            return;
        }
        @Nullable String callId = instruction.getCallId();
        @Nullable String channel = callId == null ? null : records.ownId(callId);
        if (callId == null || channel == null || written.isBefore(now.minus(OF_USE))) {
            return;
        }
        if (instruction.getAction() == AutoResponderAction.READ_BACK_NUMBER) {
            bot.readBack(instruction);
        }
        bot.text(instruction)
                .ifPresent(text -> phone(instruction, callId).ifPresent(phone -> {
                    var unused = pbx.text(phone, channel, text)
                            .thenAcceptAsync(sent -> texted(sent, instruction, callId, phone), inTurn);
                }));
    }

    /** What was left unsaid is said in a call that is answered, or by a call of its own when that call is over. */
    void happened(CallFact fact) {
        if (fact.type() == CallEventType.ANSWERED) {
            bot.unsaid(records.callId(fact.call().id()))
                    .ifPresent(saying -> pbx.whisper(fact.call().channelId(), saying.spoken()));
        } else if (fact.type() == CallEventType.ENDED) {
            bot.unsaid(records.callId(fact.call().id()))
                    .ifPresent(saying -> pbx.ringAndSay(saying.phone(), saying.spoken()));
        }
    }

    /** The recordings that a responder hears whose call nobody answers, as Playback takes them. */
    String messages(Map<String, String> question, Instant now) {
        Optional<Lease> lease =
                leases.of("+" + question.getOrDefault("number", "").replaceAll("[^0-9]", ""), now);
        if (lease.isEmpty()) {
            return "";
        }
        String folder = question.getOrDefault("folder", "") + "/";
        return String.join(
                "&",
                recordings().stream()
                        .filter(name -> MessageName.isOf(name, lease.get()))
                        .sorted()
                        .map(name -> folder + name)
                        .toList());
    }

    /** The digits that a test call hears; empty while they are not known. */
    String readBack(Map<String, String> question) {
        return bot.readBack(records.callId(question.getOrDefault("call", "")));
    }

    private Optional<String> phone(AutoResponderInstruction instruction, String callId) {
        return gateway.call(callId)
                .filter(call -> call.agentId() != null)
                .map(Call::endpoint)
                .or(() -> Optional.ofNullable(instruction.getAgentId()).flatMap(phones::phoneOf));
    }

    private void texted(boolean sent, AutoResponderInstruction instruction, String callId, String phone) {
        if (!sent && instruction.getAction() != AutoResponderAction.READ_BACK_NUMBER) {
            bot.spoken(instruction).ifPresent(digits -> say(callId, phone, digits));
        }
    }

    /** Now if the call is answered or over, else once it is either. */
    private void say(String callId, String phone, String digits) {
        Optional<Call> call = gateway.call(callId);
        if (call.isEmpty()) {
            pbx.ringAndSay(phone, digits);
        } else if (call.get().answered()) {
            pbx.whisper(call.get().channelId(), digits);
        } else {
            bot.leftUnsaid(callId, new Bot.Saying(phone, digits));
        }
    }

    private void discard(AutoResponderInstruction instruction) {
        @Nullable String number = instruction.getNumber();
        @Nullable Long fence = instruction.getFence();
        if (number == null || fence == null) {
            return;
        }
        recordings().stream()
                .filter(name -> MessageName.isUpTo(name, number, fence))
                .forEach(pbx::delete);
    }

    private List<String> recordings() {
        try {
            return pbx.recordings();
        } catch (IOException e) {
            LOG.warn("event=recordings-unknown error={}", e.getClass().getSimpleName());
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }
}

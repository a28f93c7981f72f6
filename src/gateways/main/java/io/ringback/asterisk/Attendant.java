package io.ringback.asterisk;

import io.ringback.event.AutoResponderAction;
import io.ringback.event.AutoResponderInstruction;
import io.ringback.event.CallEventType;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Does with Asterisk's help what the bot is told: send or say the number, find messages, discard them. */
final class Attendant {
    /** An older instruction is of no use: the agent has long been told, or hung up. */
    private static final Duration OF_USE = Duration.ofMinutes(1);

    private final Switch pbx;
    private final Phones phones;
    private final CallRecords records;
    private final LeaseTable leases;
    private final Bot bot = new Bot();
    private final Gateway gateway;
    private final Messages messages;

    Attendant(Switch pbx, Phones phones, CallRecords records, LeaseTable leases, Gateway gateway) {
        this.pbx = pbx;
        this.phones = phones;
        this.records = records;
        this.leases = leases;
        this.gateway = gateway;
        this.messages = new Messages(pbx, leases);
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
        boolean isOurs = channel != null && !records.isAnothers(instruction.getGatewayId());
        if (callId == null || channel == null || !isOurs || written.isBefore(now.minus(OF_USE))) {
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
        String number = "+" + question.getOrDefault("number", "").replaceAll("[^0-9]", "");
        return messages.of(number, question.getOrDefault("folder", ""), now);
    }

    /** Messages that were to be discarded while Asterisk was away. */
    void tick(Instant now) {
        messages.discardOver(now);
    }

    /** The digits that a test call hears; empty while they are not known. */
    String readBack(Map<String, String> question) {
        return bot.readBack(records.callId(question.getOrDefault("call", "")));
    }

    /** The digits of the callback number that the agent of this phone holds; empty when there is none. */
    String number(Map<String, String> question, Instant now) {
        return phones.agent(Channel.endpoint(question.getOrDefault("channel", "")))
                .flatMap(agent -> leases.heldBy(agent, now))
                .map(lease -> lease.number().replaceAll("[^0-9]", ""))
                .orElse("");
    }

    private Optional<String> phone(AutoResponderInstruction instruction, String callId) {
        return gateway.call(callId)
                .filter(call -> call.agentId() != null)
                .map(Call::endpoint)
                .filter(endpoint -> !endpoint.isEmpty())
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
        messages.discard(number, fence);
    }
}

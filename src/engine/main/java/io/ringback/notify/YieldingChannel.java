package io.ringback.notify;

import io.ringback.core.PoolName;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A channel in which notices that anybody can cause from outside yield to the others: fewer of them may be on their way than
 * the channel has room for, and fewer still of one pool (R25).
 */
final class YieldingChannel implements NoticeChannel {
    private final NoticeChannel channel;
    private final int ofAll;
    private final int ofAPool;
    private final Map<PoolName, Integer> byPool = new HashMap<>();
    private int all;

    /**
     * @param ofAll how many from outside may be on their way
     * @param ofAPool how many of them may be of one pool
     */
    YieldingChannel(NoticeChannel channel, int ofAll, int ofAPool) {
        this.channel = channel;
        this.ofAll = ofAll;
        this.ofAPool = ofAPool;
    }

    @Override
    public void send(Message message, String address, Consumer<Result> done) {
        if (!message.notice().isFromOutside()) {
            channel.send(message, address, done);
            return;
        }
        PoolName pool = message.notice().pool();
        if (!enter(pool)) {
            done.accept(Result.failed("BUSY"));
            return;
        }
        try {
            channel.send(message, address, result -> {
                leave(pool);
                done.accept(result);
            });
        } catch (RuntimeException e) {
            leave(pool);
            throw e;
        }
    }

    private synchronized boolean enter(PoolName pool) {
        int ofThis = byPool.getOrDefault(pool, 0);
        if (all >= ofAll || ofThis >= ofAPool) {
            return false;
        }
        all++;
        byPool.put(pool, ofThis + 1);
        return true;
    }

    private synchronized void leave(PoolName pool) {
        all--;
        byPool.merge(pool, -1, Integer::sum);
        byPool.remove(pool, 0);
    }

    @Override
    public void close() {
        channel.close();
    }
}

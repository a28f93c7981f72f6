package io.ringback.console.http;

import io.ringback.console.live.Broadcast;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Server-sent events: at most so many viewers, each of which is told everything first. */
final class Stream {
    private static final int MOST_VIEWERS = 500;

    private final Broadcast broadcast;

    Stream(Broadcast broadcast) {
        this.broadcast = broadcast;
    }

    boolean isFull() {
        return broadcast.viewers() >= MOST_VIEWERS;
    }

    /** @param allowed whether the viewer still may see it: a token that is taken back ends the streams that it opened */
    void open(Request request, Response response, Callback callback, BooleanSupplier allowed) {
        response.setStatus(200);
        response.getHeaders().put("Content-Type", "text/event-stream; charset=utf-8");
        response.getHeaders().put("Cache-Control", "no-store");
        StreamViewer viewer = new StreamViewer(response, callback, allowed, broadcast::leave);
        request.addIdleTimeoutListener(idle -> false);
        broadcast.join(viewer);
    }
}

package io.ringback.console.http;

import io.ringback.console.live.Broadcast;
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

    void open(Request request, Response response, Callback callback) {
        response.setStatus(200);
        response.getHeaders().put("Content-Type", "text/event-stream; charset=utf-8");
        response.getHeaders().put("Cache-Control", "no-store");
        StreamViewer viewer = new StreamViewer(response, callback, broadcast::leave);
        request.addIdleTimeoutListener(idle -> false);
        broadcast.join(viewer);
    }
}

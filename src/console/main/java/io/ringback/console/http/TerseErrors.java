package io.ringback.console.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** The server's own errors in the console's words: nothing of the request comes back. */
final class TerseErrors extends ErrorHandler {
    private static final byte[] REFUSED = "{\"error\":\"bad-request\"}\n".getBytes(StandardCharsets.UTF_8);

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int code,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        SecurityHeaders.on(response.getHeaders());
        response.getHeaders().put("Content-Type", "application/json; charset=utf-8");
        response.write(true, ByteBuffer.wrap(REFUSED), callback);
    }
}

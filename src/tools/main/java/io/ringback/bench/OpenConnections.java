package io.ringback.bench;

import io.ringback.common.Daemons;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * Connections to a server on loopback that stay open, a thread each: the least that asking costs, since a client shares the
 * cores with what is measured. What none of them is free for waits.
 */
final class OpenConnections implements AutoCloseable {
    private static final int CONNECTIONS = 128;

    private record Question(String request, CompletableFuture<Integer> status) {}

    private final int port;
    private final BlockingQueue<Question> waiting = new LinkedBlockingQueue<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS, Daemons.named("open-connection"));

    OpenConnections(int port) {
        this.port = port;
        for (int i = 0; i < CONNECTIONS; i++) {
            threads.execute(this::serve);
        }
    }

    /** Sends a whole request; completed with the answer's status. The answer has no body. */
    CompletableFuture<Integer> ask(String request) {
        CompletableFuture<Integer> status = new CompletableFuture<>();
        waiting.add(new Question(request, status));
        return status;
    }

    private void serve() {
        @Nullable Socket socket = null;
        try {
            while (true) {
                Question question = waiting.take();
                socket = answered(socket, question);
            }
        } catch (InterruptedException e) {
            Utils.closeQuietly(socket, "connection");
        }
    }

    /** A connection that the server has closed meanwhile is opened anew, once. */
    private @Nullable Socket answered(@Nullable Socket open, Question question) {
        try {
            if (open != null) {
                question.status().complete(status(open, question.request()));
                return open;
            }
        } catch (IOException e) {
            Utils.closeQuietly(open, "connection");
        }
        try {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            question.status().complete(status(socket, question.request()));
            return socket;
        } catch (IOException e) {
            question.status().completeExceptionally(e);
            return null;
        }
    }

    private static int status(Socket socket, String request) throws IOException {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        InputStream in = socket.getInputStream();
        byte[] answer = new byte[4_096];
        int length = 0;
        while (length < 4 || !isEnd(answer, length)) {
            int read = in.read(answer, length, answer.length - length);
            if (read <= 0) {
                throw new IOException("the server closed");
            }
            length += read;
        }
        return Integer.parseInt(new String(answer, 9, 3, StandardCharsets.US_ASCII));
    }

    private static boolean isEnd(byte[] answer, int length) {
        return answer[length - 4] == '\r'
                && answer[length - 3] == '\n'
                && answer[length - 2] == '\r'
                && answer[length - 1] == '\n';
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}

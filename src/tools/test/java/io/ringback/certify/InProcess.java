package io.ringback.certify;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** A consumer in a thread of this process, so that dozens can be tried in the time that one process takes to start. */
final class InProcess implements Program {
    private static final long MILLIS_TO_END = 10_000;
    private static final int PIPE = 1 << 16;

    interface Body {
        void run(Map<String, String> environment, InputStream in, OutputStream out)
                throws IOException, InterruptedException;
    }

    private final Body body;

    InProcess(Body body) {
        this.body = body;
    }

    @Override
    public Running start(Map<String, String> environment) {
        try {
            PipedOutputStream questions = new PipedOutputStream();
            PipedInputStream in = new PipedInputStream(questions, PIPE);
            PipedOutputStream out = new PipedOutputStream();
            PipedInputStream answers = new PipedInputStream(out, PIPE);
            Thread thread = new Thread(() -> run(environment, in, out), "consumer-on-trial");
            thread.setDaemon(true);
            thread.start();
            return new Running(questions, answers, () -> end(questions, thread));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run(Map<String, String> environment, InputStream in, OutputStream out) {
        try (in;
                out) {
            body.run(environment, in, out);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // A broken consumer may end as it likes: the trial sees it.
        }
    }

    private static void end(OutputStream questions, Thread thread) {
        try (questions) {
            questions.flush();
        } catch (IOException e) {
            // It has ended by itself.
        }
        try {
            thread.join(MILLIS_TO_END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

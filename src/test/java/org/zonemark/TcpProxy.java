package org.zonemark;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Hands connections to several servers by turns; one that does not take them is passed over. What breaks, breaks. */
public final class TcpProxy implements AutoCloseable {

    private static final int PATIENCE = 2_000;

    private volatile Duration delay = Duration.ZERO;
    private final ServerSocket door;
    private final List<Integer> ports;
    private final AtomicInteger turn = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "proxy");
        thread.setDaemon(true);
        return thread;
    });

    public TcpProxy(List<Integer> ports) {
        this.ports = List.copyOf(ports);
        try {
            this.door = new ServerSocket(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.submit(this::admit);
    }

    /** From now on everything that passes is held up for so long. */
    public void delayBy(Duration length) {
        delay = length;
    }

    public int port() {
        return door.getLocalPort();
    }

    private void admit() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                threads.submit(() -> join(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void join(Socket client) {
        for (int tries = 0; tries < ports.size(); tries++) {
            int port = ports.get(Math.floorMod(turn.getAndIncrement(), ports.size()));
            Socket server = new Socket();
            try {
                server.connect(new InetSocketAddress("localhost", port), PATIENCE);
                threads.submit(() -> pour(client, server));
                pour(server, client);
                return;
            } catch (IOException e) {
                closeQuietly(server);
            }
        }
        closeQuietly(client);
    }

    private void pour(Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            byte[] some = new byte[1 << 16];
            for (int read = in.read(some); read >= 0; read = in.read(some)) {
                Thread.sleep(delay.toMillis());
                out.write(some, 0, read);
                out.flush();
            }
        } catch (IOException e) {
            // One end is gone.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            closeQuietly(from);
            closeQuietly(to);
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is closed as far as anybody can tell.
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }
}

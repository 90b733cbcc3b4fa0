package org.zonemark.api;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;

/** A batch under way: lines are sent and answers read at will, which the platform's client cannot do. */
public final class BatchConnection implements Closeable {

    private static final int PATIENCE_MILLIS = 60_000;

    private final Socket socket;
    private final OutputStream out;
    private final InputStream in;
    private int leftOfChunk;
    private boolean started;
    private boolean ended;

    public BatchConnection(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
        out = socket.getOutputStream();
        in = new BufferedInputStream(socket.getInputStream());
        String head = """
                POST /api/v1/score/batch HTTP/1.1
                Host: localhost
                Content-Type: application/x-ndjson
                Transfer-Encoding: chunked

                """;
        out.write(head.replace("\n", "\r\n").getBytes(US_ASCII));
    }

    void patience(int millis) throws IOException {
        socket.setSoTimeout(millis);
    }

    public void sendLine(String line) throws IOException {
        byte[] bytes = (line + "\n").getBytes(UTF_8);
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        chunk.writeBytes((Integer.toHexString(bytes.length) + "\r\n").getBytes(US_ASCII));
        chunk.writeBytes(bytes);
        chunk.writeBytes("\r\n".getBytes(US_ASCII));
        out.write(chunk.toByteArray());
    }

    public void finish() throws IOException {
        out.write("0\r\n\r\n".getBytes(US_ASCII));
    }

    /** The next line of the answer; null at its end. */
    public String readAnswer() throws IOException {
        if (!started) {
            readHead();
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int one = read(); one != -1; one = read()) {
            if (one == '\n') {
                return line.toString(UTF_8);
            }
            line.write(one);
        }
        return line.size() == 0 ? null : line.toString(UTF_8);
    }

    /** Goes away as a client that crashes does. */
    void abort() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void readHead() throws IOException {
        String status = readHeadLine();
        if (!status.startsWith("HTTP/1.1 200")) {
            throw new IOException("not accepted: " + status);
        }
        String header = status;
        while (!header.isEmpty()) {
            header = readHeadLine();
        }
        started = true;
    }

    private String readHeadLine() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int one = in.read(); one != '\n'; one = in.read()) {
            if (one == -1) {
                throw new IOException("the answer ends in its head");
            }
            line.append((char) one);
        }
        return line.toString().strip();
    }

    /** One byte of the content; -1 at its end. */
    private int read() throws IOException {
        if (leftOfChunk == 0 && !ended) {
            String size = readHeadLine();
            leftOfChunk = Integer.parseInt(size.isEmpty() ? readHeadLine() : size, 16);
            ended = leftOfChunk == 0;
        }
        if (ended) {
            return -1;
        }
        leftOfChunk--;
        return in.read();
    }
}

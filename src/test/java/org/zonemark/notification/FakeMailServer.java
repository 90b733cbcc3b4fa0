package org.zonemark.notification;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** The real sender of mail, with a server that keeps what it takes, or refuses it. */
public class FakeMailServer extends JavaMailSenderImpl {

    private final List<MimeMessage> taken = new CopyOnWriteArrayList<>();
    private volatile String refusal = "";

    public List<MimeMessage> taken() {
        return taken;
    }

    public void refuse(String why) {
        refusal = why;
    }

    public void reset() {
        taken.clear();
        refusal = "";
    }

    @Override
    protected Transport connectTransport() {
        return new Transport(getSession(), null) {
            @Override
            public void sendMessage(Message message, Address[] recipients) throws MessagingException {
                if (!refusal.isEmpty()) {
                    throw new MessagingException(refusal);
                }
                taken.add(asReceived(message));
            }
        };
    }

    private MimeMessage asReceived(Message message) throws MessagingException {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            message.writeTo(bytes);
            return new MimeMessage(getSession(), new ByteArrayInputStream(bytes.toByteArray()));
        } catch (IOException e) {
            throw new MessagingException("cannot be read again", e);
        }
    }
}

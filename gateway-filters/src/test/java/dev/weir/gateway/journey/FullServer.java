package dev.weir.gateway.journey;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/** A server whose queue is full, so that the next connection is neither made nor refused. */
public final class FullServer implements AutoCloseable {

  private final ServerSocket server;
  private final List<Socket> queue = new ArrayList<>();

  public FullServer() throws IOException {
    server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
    for (int i = 0; i < 16; i++) {
      Socket socket = new Socket();
      queue.add(socket);
      try {
        socket.connect(new InetSocketAddress("127.0.0.1", server.getLocalPort()), 200);
      } catch (SocketTimeoutException e) {
        return;
      }
    }
    throw new IOException("the queue does not get full");
  }

  /** The settings that send the models {@code full/…} here, and others. */
  public String[] settings(String... others) {
    List<String> all = new ArrayList<>(List.of(others));
    all.add("weir.providers.full.base-url=http://127.0.0.1:" + server.getLocalPort() + "/v1");
    all.add("weir.providers.full.owners=full");
    all.add("weir.providers.full.credential=none");
    return all.toArray(String[]::new);
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : queue) {
      socket.close();
    }
  }
}

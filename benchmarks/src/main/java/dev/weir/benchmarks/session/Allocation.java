package dev.weir.benchmarks.session;

import com.sun.management.ThreadMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** Bytes that all threads of another JVM have allocated on its heap, by the JVM's own count. */
final class Allocation implements AutoCloseable {

  private final JMXConnector connector;
  private final ThreadMXBean threads;

  @SuppressWarnings("BanJNDI") // The address is of a JVM that this session started.
  Allocation(long pid) throws IOException {
    try {
      VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
      String address;
      try {
        address = machine.startLocalManagementAgent();
      } finally {
        machine.detach();
      }
      connector = JMXConnectorFactory.connect(new JMXServiceURL(address));
      threads =
          ManagementFactory.newPlatformMXBeanProxy(
              connector.getMBeanServerConnection(),
              ManagementFactory.THREAD_MXBEAN_NAME,
              ThreadMXBean.class);
    } catch (AttachNotSupportedException e) {
      throw new IOException(e);
    }
  }

  long bytes() {
    return threads.getTotalThreadAllocatedBytes();
  }

  @Override
  public void close() throws IOException {
    connector.close();
  }
}

package dev.weir.benchmarks.micro;

import dev.weir.benchmarks.load.Requests;
import dev.weir.gateway.json.JsonMembers;
import dev.weir.gateway.json.JsonSplice;
import dev.weir.gateway.json.JsonText;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Reading a request's body, and changing its model. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RequestBenchmark {

  /** Bytes of the body. */
  @Param({"1000", "8000", "100000"})
  public int bodyBytes;

  private byte[] body = new byte[0];
  private JsonMembers members = JsonMembers.of(new byte[] {'{', '}'});

  @Setup
  public void write() {
    body = Requests.body("gpt-4o-mini", dev.weir.benchmarks.upstream.Mode.STREAM_FAST, bodyBytes);
    members = JsonMembers.of(body);
  }

  @Benchmark
  public JsonMembers scan() {
    return JsonMembers.of(body);
  }

  @Benchmark
  public byte[] splice() {
    return new JsonSplice(members).set("model", JsonText.quoted("gpt-4o")).toBytes();
  }
}

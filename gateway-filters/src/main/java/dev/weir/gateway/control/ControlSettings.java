package dev.weir.gateway.control;

import dev.weir.gateway.pipeline.ClientGone;
import dev.weir.ledger.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the control plane's side of a gateway needs to know.
 *
 * @param admin the address of admin
 * @param token signs the gateway in there
 * @param snapshotKey opens sealed provider keys; null where all are in a vault
 * @param data the folder of spool and snapshot
 * @param segmentSize bytes of one file of the spool
 * @param spoolSize bytes of all of them
 * @param refuseWhenFull whether requests are refused that could not be recorded
 * @param vaultStale how long keys work that a vault no longer gives
 * @param clientGone what becomes of calls whose callers leave, where their key says nothing
 * @param version of this program
 */
public record ControlSettings(
    URI admin,
    Secret token,
    @Nullable Secret snapshotKey,
    Path data,
    int segmentSize,
    long spoolSize,
    boolean refuseWhenFull,
    Duration vaultStale,
    ClientGone clientGone,
    String version) {}

package dev.weir.admin.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.query.Param;

/** The gateway keys that are stored. */
interface StoredKeys extends Repository<StoredKey, String> {

  StoredKey save(StoredKey key);

  Optional<StoredKey> findById(String id);

  boolean existsBy();

  @Query("SELECT k FROM StoredKey k ORDER BY k.createdAt, k.id")
  List<StoredKey> inOrder();

  /** The newest first; those that a caller may see. */
  @Query(
      """
      SELECT k FROM StoredKey k
       WHERE (k.createdAt < :at OR (k.createdAt = :at AND k.id < :id))
         AND (:all = TRUE OR k.id = :key OR k.owner = :owner OR k.team = :team)
       ORDER BY k.createdAt DESC, k.id DESC
      """)
  List<StoredKey> list(
      @Param("at") Instant beforeTime,
      @Param("id") String beforeId,
      @Param("all") boolean all,
      @Param("key") @Nullable String key,
      @Param("owner") @Nullable String owner,
      @Param("team") @Nullable String team,
      Limit limit);
}

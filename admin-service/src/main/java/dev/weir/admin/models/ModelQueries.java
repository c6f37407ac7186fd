package dev.weir.admin.models;

import dev.weir.ledger.Catalog.CatalogModel;
import dev.weir.ledger.Snapshot.ModelEntry;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The catalog's rows. */
@Component
class ModelQueries {

  private static final String ALL =
      """
      select provider, name, kind, display_name, created, context_length, max_output_tokens,
             capabilities
        from models
       order by provider, name
      """;

  private static final String UPSERT =
      """
      insert into models (provider, name, kind, display_name, created, context_length,
                          max_output_tokens, capabilities, source, is_bundled, updated_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (provider, name) do update
         set kind = excluded.kind, display_name = excluded.display_name,
             created = excluded.created, context_length = excluded.context_length,
             max_output_tokens = excluded.max_output_tokens,
             capabilities = excluded.capabilities, source = excluded.source,
             is_bundled = excluded.is_bundled, updated_at = excluded.updated_at
       where models.is_bundled or not excluded.is_bundled
      """;

  private final JdbcTemplate jdbc;

  ModelQueries(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  List<ModelEntry> all() {
    return jdbc.query(ALL, (row, number) -> entry(row));
  }

  /** Marks the list as taken over; false where it was before. Waits for another replica. */
  boolean claimCatalog(String version, Instant now) {
    return jdbc.update(
            """
            insert into catalogs (version, imported_at) values (?, ?)
            on conflict (version) do nothing
            """,
            version,
            Timestamp.from(now))
        == 1;
  }

  void importBundled(List<CatalogModel> models, Instant now) {
    jdbc.batchUpdate(
        UPSERT,
        models,
        models.size(),
        (statement, model) -> {
          Object[] values = {
            model.provider(),
            model.name(),
            model.kind(),
            model.displayName(),
            model.created(),
            model.contextLength(),
            model.maxOutputTokens(),
            statement
                .getConnection()
                .createArrayOf("text", model.capabilities().toArray(String[]::new)),
            model.source() + " (" + model.sourceDate() + ")",
            true,
            Timestamp.from(now)
          };
          for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
          }
        });
  }

  void write(ModelEntry model, String source, Instant now) {
    jdbc.update(
        UPSERT,
        model.provider(),
        model.name(),
        model.kind(),
        model.displayName(),
        model.created(),
        model.contextLength(),
        model.maxOutputTokens(),
        model.capabilities().toArray(String[]::new),
        source,
        false,
        Timestamp.from(now));
  }

  private static ModelEntry entry(ResultSet row) throws SQLException {
    Array capabilities = row.getArray("capabilities");
    return new ModelEntry(
        row.getString("name"),
        row.getString("provider"),
        row.getString("kind"),
        row.getString("display_name"),
        row.getLong("created"),
        row.getObject("context_length", Long.class),
        row.getObject("max_output_tokens", Long.class),
        List.of((String[]) capabilities.getArray()));
  }
}

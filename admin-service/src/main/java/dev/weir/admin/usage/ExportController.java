package dev.weir.admin.usage;

import dev.weir.admin.security.Actor;
import dev.weir.admin.web.ApiException;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The rows as a file, written while they are read: its size does not matter. */
@RestController
class ExportController {

  private final UsageRows rows;
  private final InstantSource clock;

  ExportController(UsageRows rows, InstantSource clock) {
    this.rows = rows;
    this.clock = clock;
  }

  @GetMapping("/api/ai/usage/export")
  @PreAuthorize("hasAuthority('read')")
  @ApiResponse(
      responseCode = "200",
      description = "The rows, the oldest first",
      content = {
        @Content(mediaType = "text/csv", schema = @Schema(type = "string")),
        @Content(mediaType = "application/jsonl", schema = @Schema(type = "string"))
      })
  void exportUsage(
      @ParameterObject UsageParameters parameters,
      @Parameter(
              schema =
                  @Schema(
                      allowableValues = {"csv", "jsonl"},
                      defaultValue = "csv"))
          @RequestParam(name = "format", defaultValue = "csv")
          String format,
      HttpServletResponse response)
      throws IOException {
    boolean csv = format.equals("csv");
    if (!csv && !format.equals("jsonl")) {
      throw ApiException.invalid("format", format + " (expected: csv or jsonl)");
    }
    UsageFilter filter = parameters.filter(Actor.current(), clock.instant());
    response.setContentType(csv ? "text/csv" : "application/jsonl");
    response.setCharacterEncoding("utf-8");
    response.setHeader(
        "content-disposition", "attachment; filename=\"usage." + (csv ? "csv" : "jsonl") + "\"");
    // Closed only after the last row: a cut file must not look whole.
    Writer writer =
        new BufferedWriter(
            new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
    UsageExport export = new UsageExport(writer, csv);
    export.header();
    rows.each(filter, export::row);
    writer.flush();
  }
}

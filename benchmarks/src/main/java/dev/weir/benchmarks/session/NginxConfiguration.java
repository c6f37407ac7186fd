package dev.weir.benchmarks.session;

import java.nio.file.Path;

/** nginx as a reverse proxy that keeps connections, logs nothing and holds no chunk back. */
final class NginxConfiguration {

  private NginxConfiguration() {}

  static String of(Path folder, int port, int upstream) {
    return """
    daemon off;
    worker_processes 1;
    error_log %1$s/logs/error.log;
    pid %1$s/nginx.pid;
    events { worker_connections 4096; }
    http {
      access_log off;
      keepalive_requests 1000000000;
      client_body_buffer_size 256k;
      client_body_temp_path %1$s/body;
      proxy_temp_path %1$s/proxy;
      fastcgi_temp_path %1$s/fastcgi;
      uwsgi_temp_path %1$s/uwsgi;
      scgi_temp_path %1$s/scgi;
      upstream provider {
        server 127.0.0.1:%3$d;
        keepalive 512;
        keepalive_requests 1000000000;
      }
      server {
        listen 127.0.0.1:%2$d backlog=4096;
        location / {
          proxy_pass http://provider;
          proxy_http_version 1.1;
          proxy_set_header Connection "";
          proxy_buffering off;
        }
      }
    }
    """
        .formatted(folder, port, upstream);
  }
}

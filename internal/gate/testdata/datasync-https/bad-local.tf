locals {
  protocol = "http"
}

resource "aws_datasync_location_object_storage" "bad" {
  server_hostname = "files.example.com"
  server_protocol = upper(local.protocol)
}

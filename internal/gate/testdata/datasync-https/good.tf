resource "aws_datasync_location_object_storage" "orders" {
  server_hostname = "files.example.com"
}

resource "aws_datasync_location_object_storage" "invoices" {
  server_hostname = "files.example.com"
  server_protocol = "HTTPS"
}

resource "aws_datasync_location_object_storage" "bad" {
  server_hostname = "files.example.com"
  bucket_name     = "orders"
  access_key      = "orders-reader"
  secret_key      = "kJ2vQ8rT5wXz1nB4mC7d"
}

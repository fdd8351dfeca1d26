variable "secret_key" {
  type    = string
  default = "kJ2vQ8rT5wXz1nB4mC7d"
}

resource "aws_datasync_location_object_storage" "bad" {
  server_hostname = "files.example.com"
  bucket_name     = "orders"
  secret_key      = var.secret_key
}

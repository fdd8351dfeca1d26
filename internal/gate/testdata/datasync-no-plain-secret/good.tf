variable "secret_key" {
  type      = string
  sensitive = true
}

data "aws_secretsmanager_secret_version" "files" {
  secret_id = "files"
}

resource "aws_datasync_location_object_storage" "orders" {
  server_hostname = "files.example.com"
  bucket_name     = "orders"
  secret_key      = data.aws_secretsmanager_secret_version.files.secret_string
}

resource "aws_datasync_location_object_storage" "given" {
  server_hostname = "files.example.com"
  bucket_name     = "invoices"
  secret_key      = var.secret_key
}

resource "aws_datasync_location_object_storage" "open" {
  server_hostname = "rates.example.com"
  bucket_name     = "rates"
}

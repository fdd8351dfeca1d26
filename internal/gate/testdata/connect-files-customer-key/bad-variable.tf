variable "instance_id" {
  default = "1"
}

variable "resource_type" {
  default = "CALL_RECORDINGS"
}

variable "storage_type" {
  default = "S3"
}

variable "bucket_name" {
  default = "orders"
}

variable "bucket_prefix" {
  default = "calls"
}

resource "aws_connect_instance_storage_config" "bad" {
  instance_id   = var.instance_id
  resource_type = var.resource_type
  storage_config {
    storage_type = var.storage_type
    s3_config {
      bucket_name   = var.bucket_name
      bucket_prefix = var.bucket_prefix
    }
  }
}

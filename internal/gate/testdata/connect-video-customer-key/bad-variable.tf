variable "instance_id" {
  default = "1"
}

variable "resource_type" {
  default = "CALL_RECORDINGS"
}

variable "storage_type" {
  default = "KINESIS_VIDEO_STREAM"
}

variable "prefix" {
  default = "calls"
}

variable "retention_period_hours" {
  default = 1
}

variable "encryption_type" {
  default = "KMS"
}

variable "key_id" {
  default = "alias/aws/kinesisvideo"
}

resource "aws_connect_instance_storage_config" "bad" {
  instance_id   = var.instance_id
  resource_type = var.resource_type
  storage_config {
    storage_type = var.storage_type
    kinesis_video_stream_config {
      prefix                 = var.prefix
      retention_period_hours = var.retention_period_hours
      encryption_config {
        encryption_type = var.encryption_type
        key_id          = var.key_id
      }
    }
  }
}

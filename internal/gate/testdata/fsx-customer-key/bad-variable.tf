variable "kms_key_id" {
  type    = string
  default = null
}

resource "aws_fsx_windows_file_system" "bad" {
  kms_key_id = var.kms_key_id
}

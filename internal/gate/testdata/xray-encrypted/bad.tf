resource "aws_xray_encryption_config" "bad" {
  type = "NONE"
}

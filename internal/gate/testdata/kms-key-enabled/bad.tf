resource "aws_kms_key" "bad" {
  is_enabled = false
}

resource "aws_kms_external_key" "bad" {
  enabled = false
}

resource "aws_kms_key" "orders" {
  enable_key_rotation = true
}

resource "aws_kms_key" "signing" {
  key_usage                = "SIGN_VERIFY"
  customer_master_key_spec = "RSA_2048"
}

resource "aws_kms_key" "outside" {
  custom_key_store_id = "cks-1"
}

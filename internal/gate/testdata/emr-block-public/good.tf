resource "aws_emr_block_public_access_configuration" "orders" {
  block_public_security_group_rules = true
}

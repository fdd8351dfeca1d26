locals {
  blocks = [{ policy = false }]
}

resource "aws_s3_access_point" "bad" {
  bucket = "cambio-orders"
  name   = "orders"
  dynamic "public_access_block_configuration" {
    for_each = local.blocks
    content {
      block_public_policy = public_access_block_configuration.value.policy
    }
  }
}

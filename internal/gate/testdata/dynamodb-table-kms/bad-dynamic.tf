resource "aws_dynamodb_table" "bad" {
  dynamic "server_side_encryption" {
    for_each = [false]
    content {
      enabled = server_side_encryption.value
    }
  }
}

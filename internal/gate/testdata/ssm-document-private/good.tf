resource "aws_ssm_document" "command" {
  name          = "command"
  document_type = "Command"
  content       = jsonencode({ schemaVersion = "2.2" })
  permissions = {
    type        = "Share"
    account_ids = "111111111111"
  }
}

resource "aws_ssm_document" "second" {
  name          = "second"
  document_type = "Command"
  content       = jsonencode({ schemaVersion = "2.2" })
}

resource "aws_cloudwatch_log_group" "transfer" {
  name = "transfer"
}

resource "aws_transfer_server" "partners" {
  structured_log_destinations = ["${aws_cloudwatch_log_group.transfer.arn}:*"]
}

resource "aws_transfer_server" "older" {
  logging_role = "arn:aws:iam::111122223333:role/transfer"
}

resource "aws_transfer_connector" "partners" {
  url          = "sftp://partner.example.com"
  logging_role = "arn:aws:iam::111122223333:role/transfer"
}

resource "aws_cloudwatch_log_group" "files" {
  name = "files"
}

resource "aws_storagegateway_smb_file_share" "orders" {
  audit_destination_arn = aws_cloudwatch_log_group.files.arn
}

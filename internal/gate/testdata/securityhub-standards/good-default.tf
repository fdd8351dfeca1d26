resource "aws_securityhub_account" "orders" {
}

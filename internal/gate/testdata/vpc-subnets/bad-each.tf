resource "aws_vpc" "bad_each" {
  for_each   = toset(["orders", "invoices"])
  cidr_block = "10.20.0.0/16"
}

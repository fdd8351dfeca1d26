resource "aws_lb" "shop" {
  name                       = "shop"
  enable_deletion_protection = true
}

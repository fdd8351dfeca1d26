resource "aws_ami_launch_permission" "bad_first" {
  image_id   = "ami-1"
  account_id = "111111111111"
}

resource "aws_ami_launch_permission" "bad_second" {
  image_id   = "ami-1"
  account_id = "222222222222"
}

variable "partners" {
  default = ["111111111111", "222222222222"]
}

resource "aws_ami_copy" "orders" {
  name          = "orders"
  source_ami_id = "ami-2"
}

resource "aws_ami_launch_permission" "bad_each" {
  for_each   = toset(var.partners)
  image_id   = aws_ami_copy.orders.id
  account_id = each.value
}

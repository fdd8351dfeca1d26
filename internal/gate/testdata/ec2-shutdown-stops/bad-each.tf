resource "aws_instance" "bad_each" {
  for_each                             = { orders = "terminate", invoices = "TERMINATE" }
  ami                                  = "ami-1"
  instance_type                        = "t3.micro"
  instance_initiated_shutdown_behavior = each.value
}

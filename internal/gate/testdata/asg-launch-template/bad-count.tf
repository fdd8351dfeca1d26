resource "aws_launch_configuration" "orders" {
  count         = 2
  image_id      = "ami-1"
  instance_type = "t3.micro"
}

resource "aws_autoscaling_group" "bad_count" {
  count                = 2
  launch_configuration = aws_launch_configuration.orders[count.index].name
}

resource "aws_launch_configuration" "orders" {
  image_id      = "ami-1"
  instance_type = "t3.micro"
}

resource "aws_autoscaling_group" "bad_configuration" {
  launch_configuration = aws_launch_configuration.orders.name
}

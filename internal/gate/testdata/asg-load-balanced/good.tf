resource "aws_autoscaling_group" "classic" {
  load_balancers = ["orders"]
}

resource "aws_autoscaling_group" "beside" {
  max_size = 2
}

resource "aws_autoscaling_attachment" "beside" {
  autoscaling_group_name = aws_autoscaling_group.beside.name
  elb                    = "orders"
}

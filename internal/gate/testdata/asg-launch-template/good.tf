resource "aws_launch_template" "orders" {
  image_id = "ami-1"
}

resource "aws_autoscaling_group" "template" {
  launch_template {
    id = aws_launch_template.orders.id
  }
}

resource "aws_autoscaling_group" "mixed" {
  mixed_instances_policy {
    launch_template {
      launch_template_specification {
        launch_template_id = aws_launch_template.orders.id
      }
    }
  }
}

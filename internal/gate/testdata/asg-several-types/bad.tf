resource "aws_autoscaling_group" "bad_one" {
  launch_template {
    id = "lt-1"
  }
}

resource "aws_autoscaling_group" "bad_override" {
  mixed_instances_policy {
    launch_template {
      launch_template_specification {
        launch_template_id = "lt-1"
      }

      override {
        instance_type = "m7g.large"
      }
    }
  }
}

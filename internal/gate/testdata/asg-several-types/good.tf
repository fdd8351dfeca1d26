resource "aws_autoscaling_group" "two" {
  mixed_instances_policy {
    launch_template {
      launch_template_specification {
        launch_template_id = "lt-1"
      }

      dynamic "override" {
        for_each = ["m7g.large", "m6g.large"]
        content {
          instance_type = override.value
        }
      }
    }
  }
}

resource "aws_autoscaling_group" "properties" {
  mixed_instances_policy {
    launch_template {
      launch_template_specification {
        launch_template_id = "lt-1"
      }

      override {
        instance_requirements {
          vcpu_count {
            min = 2
          }
        }
      }
    }
  }
}

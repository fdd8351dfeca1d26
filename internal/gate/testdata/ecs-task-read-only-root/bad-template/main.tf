data "template_file" "task" {
  template = file("${path.module}/task.json")
  vars = {
    image = "orders:1"
  }
}

resource "aws_ecs_task_definition" "bad" {
  family                = "orders"
  container_definitions = data.template_file.task.rendered
}

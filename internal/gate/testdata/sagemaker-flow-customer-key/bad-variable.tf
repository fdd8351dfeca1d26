variable "flow_definition_name" {
  default = "orders"
}

variable "role_arn" {
  default = "arn:aws:iam::111111111111:role/orders"
}

variable "human_task_ui_arn" {
  default = "arn:aws:sagemaker:us-east-1:111111111111:human-task-ui/orders"
}

variable "task_count" {
  default = 1
}

variable "task_description" {
  default = "look"
}

variable "task_title" {
  default = "look"
}

variable "workteam_arn" {
  default = "arn:aws:sagemaker:us-east-1:111111111111:workteam/private-crowd/orders"
}

variable "s3_output_path" {
  default = "s3://orders"
}

resource "aws_sagemaker_flow_definition" "bad" {
  flow_definition_name = var.flow_definition_name
  role_arn             = var.role_arn
  human_loop_config {
    human_task_ui_arn = var.human_task_ui_arn
    task_count        = var.task_count
    task_description  = var.task_description
    task_title        = var.task_title
    workteam_arn      = var.workteam_arn
  }
  output_config {
    s3_output_path = var.s3_output_path
  }
}

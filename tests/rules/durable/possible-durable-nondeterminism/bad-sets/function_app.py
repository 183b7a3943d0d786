import azure.durable_functions as df

app = df.DFApp()


@app.orchestration_trigger(context_name="context")
def plan(context: df.DurableOrchestrationContext):
    names = context.get_input()
    for name in {name.lower() for name in names}:
        yield context.call_activity("work", name)
    for name in frozenset(names):
        yield from both(context, name)
    for name in [name for name in names]:
        yield context.call_activity("work", name)


def both(context, name):
    yield context.call_activity("work", name)


@app.activity_trigger(input_name="item")
def work(item: str) -> str:
    return item

/// A scenario of format 2 in which injects open, answer and refuse matters; tests spoil a line of it.
let matterScenario = """
  format: 2
  name: Matters
  duration: 1h
  agencies:
    - {code: fire, name: Fire, simulated: {acknowledge: 1m}}
    - {code: police, name: Police, simulated: {acknowledge: 2m}}
    - {code: water, name: Water}
  resources:
    - {name: Boat 2, kind: boat, agency: fire}
  incidents:
    - {id: bank, type: flood, title: The bank, lead: fire, agencies: [police]}
  kinds:
    - kind: drone-flight
      prefix: DRN
      name: drone flight
      for: one flight of a drone
      fields:
        - {field: route, type: line, title: yes, required: yes}
        - {field: rounds, type: count, from: 1, to: 9}
      states: [{state: planned}, {state: landed, open: no}]
      moves:
        - {move: land, from: planned, to: landed}
  injects:
    - id: I-0
      at: T+00:00
      text: It begins
      opens: bank
      tasks:
        - {id: warn, agency: fire, title: Warn them}
    - id: I-1
      at: T+00:00
      text: They open much
      incident: bank
      matters:
        - opens: law
          kind: power
          incident: none
          by: water
          values: {citation: "Water Act, section 4", type: law, covers: evacuate by request}
        - opens: leave
          kind: decision
          values:
            choice: Everybody leaves
            why: It rises
            agencies: [fire, police]
            review: T+00:40
            power: law
            measures: [evacuate by request]
        - opens: boats
          kind: request
          values:
            quantity: 3
            what: boats
            by: 30m
            task: warn
            offers:
              - {quantity: 1, agency: fire, resource: Boat 2, eta: T+00:20}
        - opens: letter
          kind: message
          simulated: no
          values: {to: [fire, water], text: Send boats}
        - opens: flight
          kind: drone-flight
          values: {route: Along the bank, rounds: 2}
    - id: I-2
      at: T+00:10
      text: They answer
      incident: bank
      matters:
        - {of: leave, move: dissent, by: police, values: {reason: Not by night}}
        - {of: letter, move: answer, by: water, values: {answer: We come}}
        - {of: boats, move: accept, row: 1}
        - {of: flight, move: land}
      expected:
        - {id: X-1, action: matter, kind: decision, mentions: dike, within: 10m, text: Decide}
        - {id: X-2, action: matter, kind: decision, move: agree, agency: fire, mentions: dike, within: 10m, text: Agree}
        - {id: X-3, action: message, agency: police, within: 10m, text: Tell them}
        - {id: X-4, action: meeting, within: 10m, text: Meet}
  """
